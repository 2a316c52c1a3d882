"""The demo's secret key, made once and kept beside its database; a real school gets one from its operator."""

import secrets
from pathlib import Path


def kept_in(folder: Path) -> str:
    """The key in `folder`; made on the first call, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "demo-secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()
