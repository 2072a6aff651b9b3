"""The command line: its commands, their words in two languages, its help, its progress."""
