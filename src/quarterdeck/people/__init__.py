"""People: users, teams, what is sent to them, and how they are let in."""
