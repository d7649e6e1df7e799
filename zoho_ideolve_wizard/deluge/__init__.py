"""What the integration consists of inside Zoho CRM."""
