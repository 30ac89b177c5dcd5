"""Makes the modules beside this file (`synthetic`, `strategies`, `ledgers`) importable from every test."""
