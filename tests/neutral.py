"""Our JSON in the neutral form of a scorer: renaming and filtering, no inference.

usage: neutral.py MODEL.json > NEUTRAL.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Json = dict[str, Any]

KINDS = {k: k for k in ("application", "supervisor", "dynamic_supervisor", "agent")} | {"gen_server": "genserver"}
SUPERVISORS = ("supervisor", "dynamic_supervisor")
MESSAGES = {"calls": "call", "casts": "cast", "infos": "info", "continues": "continue"}
SENDS = {"call", "cast", "send", "send_after", "send_interval", "start_timer", "publish"}


def neutral(model: Json) -> Json:
    paths = [file["path"] for file in model["files"]]
    constructs = model["constructs"]
    return {
        "app": model["name"],
        "supervisors": [supervisor(c) for c in constructs if c["kind"] in SUPERVISORS and has_title(c)],
        "dynamic_children": [start(s, paths) for s in model["starts"]],
        "genservers": [server(c) for c in constructs if c["kind"] == "gen_server"]
        + [{"module": c["module"]} for c in constructs if c["kind"] == "agent"],
        "clients": unique(client(s, paths) for s in model["sends"] if s["kind"] in SENDS),
        "modules": modules(model),
    }


def supervisor(c: Json) -> Json:
    children = [child(k) for k in c.get("children", [])]
    return {"module": title(c), "strategy": text(c["strategy"]), "children": children}


def has_title(c: Json) -> bool:
    return c["owner"] != "child" or isinstance(c["name"], str)


def title(c: Json) -> str:
    if c["owner"] == "module":
        return str(c["module"])
    if isinstance(c["name"], str):
        return c["name"]
    return f"{c['module']}#{c['function']}:{c['span'][1]}"


def child(k: Json) -> Json:
    if k["kind"] == "unresolved":
        return {"child": "(dynamic)", "conditional": False}
    found = {"child": started(k), "conditional": bool(k["conditions"])}
    return found | {key: k[key] for key in ("id", "name") if isinstance(k[key], str)}


def started(k: Json) -> str:
    if k["kind"] == "unresolved" or not isinstance(k["module"], str):
        return "(dynamic)"
    return str(k["module"])


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def start(s: Json, paths: list[str]) -> Json:
    name = started(s["child"])
    if name == "Task" and s["api"].startswith("Task.Supervisor"):
        name = "(task)"
    return {"supervisor": text(s["supervisor"]) or "(dynamic)", "child": name} | place(s["span"], paths)


def server(c: Json) -> Json:
    named = {key: [shape(m["pattern"]) for m in c["messages"] if m["kind"] == kind] for key, kind in MESSAGES.items()}
    return {"module": c["module"]} | named


def client(s: Json, paths: list[str]) -> Json:
    base = {"kind": s["kind"], "target_module": s["target"]["module"], "message": shape(s["message"])}
    return base | place(s["span"], paths)


def unique(found: Iterable[Json]) -> list[Json]:
    """Code that a macro injects into many modules is written once."""
    return list({(f["file"], f["line"], f["kind"], f["message"]): f for f in found}.values())


def place(span: list[int], paths: list[str]) -> Json:
    return {"file": paths[span[0]], "line": span[1]}


def modules(model: Json) -> list[Json]:
    kinds: dict[str, set[str]] = {m["name"]: set() for m in model["modules"]}
    for m in model["modules"]:
        if m["kind"] == "protocol":
            kinds[m["name"]].add("protocol")
        elif m["kind"] == "implementation":
            kinds[m["name"]].add("protocol_impl")
        elif m["callbacks"]:
            kinds[m["name"]].add("behaviour")
    started = {c["module"] for c in model["constructs"] if c["kind"] == "application"}
    for c in model["constructs"]:
        ours = c.get("owner", "module") == "module" and not (c["kind"] == "supervisor" and c["module"] in started)
        if c["kind"] in KINDS and ours:
            kinds[c["module"]].add(KINDS[c["kind"]])
    return [{"module": name, "kinds": sorted(found)} for name, found in sorted(kinds.items())]


def shape(s: Json) -> str:
    match s["kind"]:
        case "atom":
            return atom(s)
        case "integer" | "float":
            return str(s["value"])
        case "string":
            return json.dumps(s["value"], ensure_ascii=False)
        case "prefix":
            return json.dumps(s["value"], ensure_ascii=False) + " <> _"
        case "tuple":
            return "{" + ", ".join(map(shape, s["items"])) + "}"
        case "list":
            return "[_|_]" if s["tail"] else "[" + ", ".join(map(shape, s["items"])) + "]"
        case "map":
            return "%{}"
        case "struct":
            return f"%{s['module'] or '_'}{{}}"
        case "bitstring":
            return "<<>>"
        case "attribute":
            return "@" + str(s["name"])
        case "bound":
            return shape(s["pattern"])
        case _:
            return "_"


def atom(s: Json) -> str:
    if s["alias"] or s["value"] in ("nil", "true", "false"):
        return str(s["value"])
    plain = s["value"].rstrip("?!").replace("_", "a").replace("@", "a").isalnum()
    return ":" + (s["value"] if plain else json.dumps(s["value"], ensure_ascii=False))


if __name__ == "__main__":
    json.dump(neutral(json.loads(Path(sys.argv[1]).read_text("utf-8"))), sys.stdout, ensure_ascii=False)
