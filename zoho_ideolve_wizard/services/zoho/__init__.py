"""Zoho accounts (OAuth) and Zoho CRM."""
