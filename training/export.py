"""A trained network as the files that ``sayso.language.network`` loads: half-precision weights and tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from samples import NAMES, Features

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Sequence

    from network import Network

__all__ = ["export"]


def export(network: Network, features: Features, proper: Sequence[str], folder: pathlib.Path) -> None:
    """Write ``weights.npz`` and ``tables.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {k: v.numpy() for k, v in network.state_dict().items()}
    tables_of = ("vectors", "words", "affixes")
    halves = {
        k.removesuffix(".weight") if k.startswith(tables_of) else k: v.astype(np.float16) for k, v in state.items()
    }
    np.savez_compressed(folder / "weights.npz", **halves)
    tables = {
        "tags": list(features.tags),
        "relations": list(features.relations),
        "names": list(NAMES),
        "gazetteer": dict(features.gazetteer),
        "kinds": features.kinds,
        "vectors": list(features.vectors),
        "words": list(features.words),
        "proper": list(proper),
        "layers": network.sizes.layers,
    }
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (folder / "tables.json").write_text(text + "\n", encoding="utf-8")
