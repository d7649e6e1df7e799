"""A stand-in for Zoho and Ideolve on loopback, over real HTTP."""
