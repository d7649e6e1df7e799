"""CRM's REST API v8 of one data center, as its pages and OpenAPI files describe it."""
