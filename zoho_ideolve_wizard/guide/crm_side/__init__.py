"""The CRM side of the integration: what is built there, proven, counted, paused and taken away again."""
