"""Opening age files, written from age-encryption.org/v1 with nothing but primitives: a reader of its own."""

import base64
import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHUNK = 64 * 1024 + 16


@dataclass(frozen=True)
class Board:
    """A key pair as age-keygen makes it: the half to give away, and the half that opens."""

    private: X25519PrivateKey

    @property
    def public(self) -> str:
        """As it is written: age1 and bech32."""
        return bech32("age", self.private.public_key().public_bytes_raw())

    @property
    def secret(self) -> str:
        """The half that nobody else should have."""
        return bech32("age-secret-key-", self.private.private_bytes_raw()).upper()


def new_board() -> Board:
    """A board with a key pair of its own."""
    return Board(X25519PrivateKey.generate())


def opened(locked: bytes, board: Board) -> bytes:
    """What was locked. Raises when a byte of it was changed, or when it was for somebody else."""
    head, _, rest = locked.partition(b"\n--- ")
    lines = head.decode("ascii").split("\n")
    assert lines[0] == "age-encryption.org/v1"
    mac, _, body = rest.partition(b"\n")
    file_key = _file_key(lines[1:], board.private)
    expected = hmac.digest(_derived(file_key, b"", b"header"), head + b"\n---", hashlib.sha256)
    assert hmac.compare_digest(expected, _bare64(mac.decode()))
    stream = ChaCha20Poly1305(_derived(file_key, body[:16], b"payload"))
    chunks = [body[16:][start : start + CHUNK] for start in range(0, len(body) - 16, CHUNK)]
    out = b""
    for number, chunk in enumerate(chunks):
        last = b"\x01" if number == len(chunks) - 1 else b"\x00"
        out += stream.decrypt(number.to_bytes(11, "big") + last, chunk, None)
    return out


def _file_key(stanzas: list[str], private: X25519PrivateKey) -> bytes:
    own = private.public_key().public_bytes_raw()
    for place, line in enumerate(stanzas):
        if line.startswith("-> X25519 "):
            share = _bare64(line.split(" ")[2])
            secret = private.exchange(X25519PublicKey.from_public_bytes(share))
            wrap = _derived(secret, share + own, b"age-encryption.org/v1/X25519")
            return ChaCha20Poly1305(wrap).decrypt(bytes(12), _bare64(stanzas[place + 1]), None)
    raise AssertionError("locked for nobody we know")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(key)


def _bare64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))


def bech32(head: str, content: bytes) -> str:
    """Content as letters with a checksum (BIP 173), as age writes its keys."""
    bits = "".join(f"{byte:08b}" for byte in content)
    bits += "0" * (-len(bits) % 5)
    five = [int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)]
    expanded = [ord(letter) >> 5 for letter in head] + [0] + [ord(letter) & 31 for letter in head]
    check = _polymod([*expanded, *five, 0, 0, 0, 0, 0, 0]) ^ 1
    five += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return head + "1" + "".join(LETTERS[value] for value in five)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> place & 1 else 0
    return check
