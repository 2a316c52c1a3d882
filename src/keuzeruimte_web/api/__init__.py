"""JSON for services of the school: another entrance beside the screens, with queries and operations.

Its addresses, limits and errors are described in docs/api.md and in /api/v1/openapi.json.
"""
