"""A stand-in for Zoho and Ideolve on loopback, over real HTTP.

It stands alone: it imports nothing else of this package, so that a misunderstanding in one of our clients
cannot be mirrored in what the client is tried against.

``server.start()`` starts it. ``world.py`` says what it holds. ``accounts.py``, ``device.py``, ``crm/``,
``ideolve.py`` and ``admin.py`` are the services' requests, ``pages/`` what an administrator clicks, and
``control.py`` what a test or a demonstration turns.
"""
