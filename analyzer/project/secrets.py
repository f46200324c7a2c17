"""Which configuration may be secret, told by its key or by what it looks like."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SECRET = re.compile(
    "apikey|auth|authorization|bearer|cert|cookie|credentials?|dsn|encryption|hmac|jwt|keys?|license"
    "|pass|passphrase|passwd|passwords?|pem|pepper|private|pwd|salt|secrets?|signature|tokens?|webhook"
)
_MEASURE = re.compile(
    "age|algorithm|attempts|count|digest|enabled|expiry|fields?|format|header|interval|iterations|length"
    "|lifetime|limit|max|min|mode|module|name|period|rounds|size|timeout|ttl|type|validators"
)
"""A key that ends so says something about a secret, not the secret."""
_PLAIN_KEY = re.compile("dedup|foreign|partition|primary|public|routing|sort")
_ADDRESS = re.compile("uri|url")
_SERVICE = re.compile("amqp|broker|connection|database|db|ecto|mongo|mysql|pg|postgres|rabbitmq|redis|repo|smtp|sentry")
_LOOKS_SECRET = re.compile(
    r"://[^/\s@]*:[^/\s@]+@"  # credentials in an address
    r"|-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|^(?=[^\s]*\d)(?=[^\s]*[A-Za-z])[A-Za-z0-9+/=_-]{32,}$"  # long and random
    r"|^(?:sk|pk|rk|ghp|gho|xox[abp]|AKIA|SG)[-_.]?[A-Za-z0-9_.-]{12,}$"
)


def is_secret(key: str) -> bool:
    """Whether the value under this key may be a secret: if in doubt, yes.

    >>> [is_secret(key) for key in ("secret_key_base", "DATABASE_URL", "signingSalt", "pool_size")]
    [True, True, True, False]
    """
    words = [word.lower() for word in _WORDS.findall(key)]
    if not words or _MEASURE.fullmatch(words[-1]):
        return False
    if _ADDRESS.fullmatch(words[-1]) and any(map(_SERVICE.fullmatch, words)):
        return True
    telling = {word for word in words if _SECRET.fullmatch(word)}
    plain = telling <= {"key", "keys"} and any(map(_PLAIN_KEY.fullmatch, words))
    return bool(telling) and not plain


def looks_secret(text: str) -> bool:
    """Whether a value looks like a secret, whatever its key: credentials, a private key, random text."""
    return _LOOKS_SECRET.search(text) is not None


REDACTED = "[redacted]"

_STRING = r'"(?:[^"\\]|\\.)*"'
_KEYED = re.compile(
    rf'(?P<before>(?:(?P<key>\w+): *|:(?P<atom>\w+) *=> *|"(?P<text>\w+)" *=> *|@(?P<attribute>\w+) +|:(?P<first>\w+), *|"(?P<string>\w+)", *))'
    rf"(?P<value>{_STRING})"
)
_OPERATOR = "(?:===?|!==?|=|<>)"
_BEHIND = re.compile(rf"\b(?P<name>\w+) *(?:{_OPERATOR} *{_STRING}|(?:not )?in *\[[^\]]*)")
_BEFORE = re.compile(rf"{_STRING} *{_OPERATOR} *(?P<name>\w+)")
_ANY = re.compile(_STRING)
_SOME = re.compile(r'(?<![\\"])"(?:[^"\\]|\\.)+"')
"""An empty string is no secret."""


def redact(text: str) -> str:
    """Source text without the strings that may be secret: by the key before them, or by what they look like.

    >>> redact('{Api, token: "abc", url: "http://a.b", retries: 3}')
    '{Api, token: "[redacted]", url: "http://a.b", retries: 3}'
    """
    if '"' not in text:
        return text
    text = _KEYED.sub(_redact_keyed, text)
    for compared in (_BEHIND, _BEFORE):
        text = compared.sub(_redact_compared, text)
    return _ANY.sub(_redact_string, text)


def _redact_compared(match: re.Match[str]) -> str:
    """`token == "abc"`, `token in ["abc"]`, `"abc" = token`."""
    return _SOME.sub(f'"{REDACTED}"', match[0]) if is_secret(match["name"]) else match[0]


def _redact_keyed(match: re.Match[str]) -> str:
    key = next(name for name in ("key", "atom", "text", "attribute", "first", "string") if match[name] is not None)
    return f'{match["before"]}"{REDACTED}"' if is_secret(match[key]) else match[0]


def _redact_string(match: re.Match[str]) -> str:
    return f'"{REDACTED}"' if looks_secret(match[0][1:-1]) else match[0]
