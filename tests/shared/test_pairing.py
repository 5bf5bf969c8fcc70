from __future__ import annotations

import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from shared.pairing import is_proof, new_nonce, new_token, proof


def test_a_proof_is_the_hmac_that_the_protocol_promises() -> None:
    by_hand = hmac.new(b"correct-horse", b"satellite:kitchen:abc", hashlib.sha256).hexdigest()
    assert proof("correct-horse", "abc", "satellite", "kitchen") == by_hand


@given(st.text(), st.text(), st.text())
def test_only_the_same_token_nonce_role_and_name_prove(token: str, nonce: str, other: str) -> None:
    given_proof = proof(token, nonce, "satellite", "kitchen")
    assert is_proof(token, nonce, "satellite", "kitchen", given_proof)
    assert not is_proof(token, nonce, "hub", "kitchen", given_proof)
    assert not is_proof(token, nonce, "satellite", "hall", given_proof)
    # HMAC fills short keys up with zero bytes, so these two are one key.
    if token.rstrip("\0") != other.rstrip("\0"):
        assert not is_proof(other, nonce, "satellite", "kitchen", given_proof)
    if nonce != other:
        assert not is_proof(token, other, "satellite", "kitchen", given_proof)


@given(st.text())
def test_whatever_a_stranger_sends_is_no_proof(given_proof: str) -> None:
    assert not is_proof("token", "nonce", "satellite", "kitchen", given_proof)


def test_nonces_and_tokens_are_fresh() -> None:
    assert len({new_nonce() for _ in range(100)}) == 100
    assert len({new_token() for _ in range(100)}) == 100
    assert len(new_nonce()) == 32
    assert len(new_token()) == 43
