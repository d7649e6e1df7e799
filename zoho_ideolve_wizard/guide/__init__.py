"""The vendor's guide as steps: what is asked, and what must become true."""
