"""Engines for the desk's database, their upgrades, and the guard against writes that leave no history."""
