"""One function for each thing a user can do. Both front ends call these and nothing else."""
