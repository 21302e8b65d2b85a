"""The command line: a file a group; each command imports its action when it runs."""
