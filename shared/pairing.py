"""Proof of a shared token that never travels: both sides sign the other's random text."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_nonce() -> str:
    """Return fresh random text, 32 hex digits."""
    return secrets.token_hex(16)


def new_token() -> str:
    """Return a fresh pairing token, 43 URL-safe characters (256 bits)."""
    return secrets.token_urlsafe(32)


def proof(token: str, nonce: str, role: str, satellite: str) -> str:
    """Sign `nonce` with `token`: HMAC-SHA256 (RFC 2104) over `role:satellite:nonce`, in lower-case hex.

    `role` is `satellite` or `hub`, so that one side's proof can never be played back as the other's.
    """
    return hmac.new(token.encode(), f"{role}:{satellite}:{nonce}".encode(), hashlib.sha256).hexdigest()


def is_proof(token: str, nonce: str, role: str, satellite: str, given: str) -> bool:
    """Tell, in constant time, whether `given` proves knowledge of `token`."""
    return hmac.compare_digest(proof(token, nonce, role, satellite).encode(), given.encode())
