"""Work: projects and everything that is planned, done, discussed and measured in them."""
