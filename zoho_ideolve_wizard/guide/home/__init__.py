"""How far everything is: what is done, next, waited for and in order."""
