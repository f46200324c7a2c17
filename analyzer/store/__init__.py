"""The cache: bytes kept under keys between runs. It never knows what it stores.

Everything here may be lost at any time, and nothing here ever fails: what cannot be read
is absent, what cannot be written is forgotten.
"""

from analyzer.store.code import code_digest, package_folder
from analyzer.store.keys import Stamp, content_hash, key_of
from analyzer.store.store import Store

__all__ = ["Stamp", "Store", "code_digest", "content_hash", "key_of", "package_folder"]
