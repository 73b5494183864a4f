"""Addresses: parsed from the way people write them, and printed in a house style.

text ─pieces→ stretches ─parts→ street line, place line, contacts … ─parse→ Block ─address→ Address ─printing→ lines.
"""

from __future__ import annotations

from sorbnames.address.assemble import parse_address, to_address
from sorbnames.address.blocks import find_blocks
from sorbnames.address.model import Address, Contact
from sorbnames.address.parse import read_block
from sorbnames.address.parts import Block

__all__ = ["Address", "Block", "Contact", "find_blocks", "parse_address", "read_block", "to_address"]
