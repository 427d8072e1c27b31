#!/usr/bin/env python3
"""A second verifier of exported ledgers, written from docs/ledger.md alone, with nothing but Python's standard library.

usage: verify_ledger.py [--key KEY] FILE...    prints a line a file: "ok FILE" or "bad FILE: what is wrong"
"""
import base64
import hashlib
import json
import re
import sys
from decimal import Decimal

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


class Bad(Exception):
    pass


def demand(holds, why):
    if not holds:
        raise Bad(why)


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519 (RFC 8032), points in extended coordinates.
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(n, p):
    q = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed_by(public, message, signature):
    if len(signature) != 64:
        return False
    key, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if key is None or r is None or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def base64_of(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Bad("no base64") from None
    demand(base64.b64encode(data).decode() == text, "base64 in another spelling")
    return data


def canonical(value):
    """RFC 8785: members by UTF-16 code units, numbers as ECMAScript writes them."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return numeral(value)
    return json.dumps(value, ensure_ascii=False)


def numeral(value):
    """ECMA-262, Number::toString; Python's repr has the same shortest digits."""
    value = float(value)
    demand(abs(value) < float("inf"), "no number")
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    digits, point = "".join(map(str, digits)), len(digits) + exponent
    if len(digits) <= point <= 21:
        text = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        text = digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{point - 1:+d}"
    return "-" * sign + text


def once(pairs):
    demand(len({name for name, _ in pairs}) == len(pairs), "a member twice")
    return dict(pairs)


def parse(line):
    try:
        value = json.loads(line, object_pairs_hook=once)
        demand(canonical(value) == line, "a line in another spelling")
        line.encode()
    except (ValueError, OverflowError, RecursionError):
        raise Bad("no JSON") from None
    demand(isinstance(value, dict), "no object")
    return value


class Key:
    def __init__(self, text):
        match = isinstance(text, str) and re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+(\S+)", text)
        demand(match, "no key")
        self.name, body = match[1], base64_of(match[3])
        demand(len(body) == 33 and body[0] == 1, "no Ed25519 key")
        self.public = body[1:]
        self.id = sha256(self.name.encode() + b"\n" + body)[:4]
        demand(self.id.hex() == match[2], "the key's id is wrong")


class Checkpoint:
    def __init__(self, note, key, ledger):
        text, gap, rest = note.rpartition("\n\n")
        demand(gap and rest.endswith("\n") and len(rest) > 1, "no note")
        text += "\n"
        demand(not re.search(r"[\0-\x09\x0b-\x1f]", text), "a control character")
        ours = 0
        for line in rest[:-1].split("\n"):
            match = re.fullmatch(r"— ([^\s+]+) (\S+)", line)
            demand(match, "no signature line")
            body = base64_of(match[2])
            demand(len(body) >= 5, "no signature")
            if match[1] == key.name and body[:4] == key.id:
                demand(signed_by(key.public, text.encode(), body[4:]), "a false signature")
                ours += 1
        demand(ours, "not signed by the key")
        lines = text[:-1].split("\n")
        demand(len(lines) >= 3 and "" not in lines, "no checkpoint")
        demand(re.fullmatch(r"0|[1-9][0-9]*", lines[1]), "no size")
        self.name, self.size, self.root = sha256(text.encode()), int(lines[1]), base64_of(lines[2])
        demand(len(self.root) == 32, "no root")
        self.epoch, self.old, self.time, self.after = 1, None, None, None
        self.read(lines[3:])
        demand(lines[0] == (ledger if self.epoch == 1 else f"{ledger}/epoch/{self.epoch}"), "of another ledger")

    def read(self, lines):
        known = [line for line in lines if re.match(r"(epoch|time|after) ", line)]
        if known and known[0].startswith("epoch "):
            match = re.fullmatch(r"epoch ([1-9][0-9]*) (0|[1-9][0-9]*) (\S+)", known.pop(0))
            demand(match, "no epoch")
            self.epoch, self.old = int(match[1]), (int(match[2]), base64_of(match[3]))
            demand(self.epoch > 1 and self.old[0] <= self.size and len(self.old[1]) == 32, "no epoch")
        if known:
            match = re.fullmatch(r"time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nafter (\S+)", "\n".join(known))
            demand(match, "no place")
            self.time = match[1]
            self.after = b"" if match[2] == "-" else base64_of(match[2])
            demand(self.after == b"" or len(self.after) == 32, "no place")


def in_order(checkpoints):
    for before, now in zip([None, *checkpoints], checkpoints):
        if before is not None and now.epoch == before.epoch:
            demand(now.size >= before.size, "a checkpoint smaller than the one before")
            demand(now.old == before.old, "two accounts of one restore")
        demand(before is None or now.epoch >= before.epoch, "an epoch that goes back")
        placed = now.time is not None
        demand(placed or before is None or before.time is None, "a checkpoint without its place")
        if placed:
            demand(now.after == (before.name if before else b""), "a checkpoint is missing before this one")
            demand(before is None or before.time is None or now.time >= before.time, "a clock turned back")
    for one in checkpoints:
        for later in checkpoints:
            demand(later.epoch <= one.epoch or later.old[0] >= one.size, "a restore lost what was signed")


class Tree:
    def __init__(self):
        self.size, self.peaks = 0, []

    def append(self, leaf):
        node, index = leaf, self.size
        while index & 1:
            node = sha256(b"\1" + self.peaks.pop() + node)
            index >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self):
        if not self.peaks:
            return sha256(b"")
        node = self.peaks[-1]
        for left in reversed(self.peaks[:-1]):
            node = sha256(b"\1" + left + node)
        return node


FIELDS = {"v", "id", "seq", "type", "at", "rules", "actor", "payload", "prev"}


def leaf_of(line, lasts, contents, erased):
    row = parse(line)
    demand(set(row) <= {"entry", "payload"} and isinstance(row.get("entry"), dict), "no row")
    entry = row["entry"]
    demand(set(entry) == FIELDS and entry["v"] == 1, "no entry")
    demand(all(type(entry[name]) is int and 0 <= entry[name] < 2**53 for name in ("seq", "at")), "no number")
    demand(all(type(entry[name]) is str and entry[name] for name in ("id", "type", "rules", "actor")), "no word")
    seq, at, prev = lasts.get(entry["id"], (0, 0, ""))
    demand(entry["seq"] == seq + 1 and entry["prev"] == prev, "an entry that does not follow the one before it")
    demand(entry["at"] >= at, "an entry dated back")
    contents.setdefault("payload" in row, []).append((entry["id"], seq + 1))
    if "payload" in row:
        payload = row["payload"]
        demand(set(payload) == {"salt", "data"} and re.fullmatch("[0-9a-f]{32}", payload["salt"]), "no payload")
        content = bytes.fromhex(payload["salt"]) + canonical(payload["data"]).encode()
        demand(sha256(content).hex() == entry["payload"], "a changed content")
        if entry["type"] == "content.erased" and entry["rules"].startswith("admin@"):
            said = payload["data"].get("event") if isinstance(payload["data"], dict) else None
            named = isinstance(said, dict) and type(said.get("id")) is str and type(said.get("entries")) is int
            if named and said["id"] != entry["id"]:
                upto = min(said["entries"], lasts.get(said["id"], (0,))[0])
                erased[said["id"]] = max(erased.get(said["id"], 0), upto)
    demand(re.fullmatch("[0-9a-f]{64}", entry["payload"]), "no hash")
    leaf = sha256(b"\0" + canonical(entry).encode())
    lasts[entry["id"]] = (entry["seq"], entry["at"], leaf.hex())
    return leaf


def verify(data, trusted):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Bad("no UTF-8") from None
    demand(text.endswith("\n"), "no newline at the end")
    lines = text[:-1].split("\n")
    head = parse(lines[0])
    demand(set(head) == {"ledger", "key"}, "no heading")
    key = Key(trusted or head["key"])
    checkpoints, at = [], 1
    while at < len(lines) and lines[at].startswith('{"checkpoint":'):
        checkpoints.append(Checkpoint(parse(lines[at])["checkpoint"], key, head["ledger"]))
        at += 1
    demand(at < len(lines) and parse(lines[at]) == {"checkpoints": len(checkpoints)}, "checkpoints miscounted")
    in_order(checkpoints)
    promised = {}
    for one in checkpoints:
        for size, root in [(one.size, one.root), *([one.old] if one.old else [])]:
            demand(promised.setdefault(size, root) == root, "two roots of one size")
    tree, lasts, contents, erased = Tree(), {}, {}, {}
    demand(promised.get(0, tree.root()) == tree.root(), "another root")
    for line in lines[at + 1 :]:
        tree.append(leaf_of(line, lasts, contents, erased))
        if tree.size in promised:
            demand(promised[tree.size] == tree.root(), f"another root at {tree.size} rows")
    gone = [at for at in contents.get(False, []) if at[1] > erased.get(at[0], 0)]
    demand(not gone or True not in contents, "an entry without content, which no entry says was erased")
    last = max(promised, default=0)
    demand(last <= tree.size, f"cut off: {last} rows were signed for")
    demand(tree.size == 0 or promised, "no checkpoint")
    placed = any(one.time is not None for one in checkpoints)
    demand(not placed or last == tree.size, "rows behind the last checkpoint")


def main(arguments):
    trusted = arguments[1] if arguments[:1] == ["--key"] else None
    failed = False
    for path in arguments[2:] if trusted else arguments:
        try:
            with open(path, "rb") as file:
                verify(file.read(), trusted)
            print(f"ok {path}")
        except Bad as why:
            failed = True
            print(f"bad {path}: {why}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
