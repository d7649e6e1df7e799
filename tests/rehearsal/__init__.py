"""Tests of the stand-in for Zoho and Ideolve, by clients that are not ours."""
