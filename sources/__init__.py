"""How the tables that ship with the package were made from other people's data."""
