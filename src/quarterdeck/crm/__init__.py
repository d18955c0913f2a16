"""Customers and the deals made with them."""
