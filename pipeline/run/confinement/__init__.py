"""What the process of one report may not do: use more than its share, write, read, ask the network."""
