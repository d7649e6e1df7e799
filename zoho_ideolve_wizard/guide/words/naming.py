"""How a thing whose name the admin chose is spoken of: the workspace is often called like the service it serves."""


def workspace_named(name: str) -> str:
    """'the workspace "Zoho CRM"'; without a name yet, "the workspace"."""
    return f'the workspace "{name}"' if name else "the workspace"
