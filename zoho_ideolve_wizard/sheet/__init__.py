"""The copy sheet: one page of by-hand work, opened in the browser where the work is done.

`sheet.py` is what the screens use; `site.py` answers requests, behind `gate.py`; `server.py` listens. Starlette and
uvicorn load when the first sheet is started.
"""
