"""The command line: the commands of `pipeline/knowledge/commands.toml`, their arguments, their help."""
