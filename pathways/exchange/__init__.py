"""What goes to and comes from the outside world: one folder a format."""
