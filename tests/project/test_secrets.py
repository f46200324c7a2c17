"""What is taken for a secret."""

import pytest

from analyzer.project.secrets import is_secret, looks_secret, redact


@pytest.mark.parametrize(
    "key",
    """secret secret_key_base api_key apikey apiKey API_KEY client_secret signing_salt encryption_salt password
    passwd db_password pwd token access_token auth_token dsn sentry_dsn database_url DATABASE_URL db_url redis_url
    private_key key_pem pem credentials cookie jwt_signing_key hmac aws_secret_access_key access_key_id webhook_url
    basic_auth passphrase license_key db_enc_key hcaptcha_secret key""".split(),
)
def test_secret(key: str) -> None:
    assert is_secret(key)


@pytest.mark.parametrize(
    "key",
    """ pool_size adapter hostname username database url host port primary_key foreign_key public_key_type token_ttl
    password_min_length salt_rounds monkey keyboard author tokenizer_mode session_timeout pubsub_server queues
    name _ é""".split(),
)
def test_no_secret(key: str) -> None:
    assert not is_secret(key)


@pytest.mark.parametrize(
    "text",
    [
        "ecto://me:hunter2@db.example/shop",
        "-----BEGIN RSA PRIVATE KEY-----\nabc",
        "ktyW57usZxrivYdvLo9os7UGcUUZYKchOMHT3tzndmnHuxD09k",
        "ghp_abcdefghijklmnop",
    ],
)
def test_looks_secret(text: str) -> None:
    assert looks_secret(text)


@pytest.mark.parametrize(
    "text",
    ["", "localhost", "https://example.com/a@b", "$time $metadata[$level] $message", "Elixir.Shop.Repo", "x" * 64],
)
def test_looks_harmless(text: str) -> None:
    assert not looks_secret(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('token == "abc"', 'token == "[redacted]"'),
        ('"abc" === api_key', '"[redacted]" === api_key'),
        ('password in ["a", "b"] and name == "c"', 'password in ["[redacted]", "[redacted]"] and name == "c"'),
        ('key in [nil, ""] or key == "" or "a" == key', 'key in [nil, ""] or key == "" or "[redacted]" == key'),
        ('{:auth, token = "abc", _}', '{:auth, token = "[redacted]", _}'),
        ('name == "token" or "x" <> token_type', 'name == "token" or "x" <> token_type'),
    ],
)
def test_what_is_compared_with_a_secret(text: str, shown: str) -> None:
    assert redact(text) == shown
