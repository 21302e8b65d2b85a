"""The front ends of the workbench: a screen in the terminal and a command line, over the same actions."""
