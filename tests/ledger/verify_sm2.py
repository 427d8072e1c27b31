#!/usr/bin/env python3
"""A second verifier of SM2 signatures with SM3 under checkpoints, written from GB/T 32905-2016 and 32918.2-2016 with nothing but integers.

usage: verify_sm2.py PUBLIC.pem NOTE...    prints a line a note: "ok NOTE" or "bad NOTE"
"""
import base64
import hashlib
import sys

# The curve of GB/T 32918.5-2017.
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
ID = b"1234567812345678"


def rolled(word, n):
    n %= 32
    return (word << n | word >> (32 - n)) & 0xFFFFFFFF


def sm3(message):
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = message + b"\x80" + bytes((55 - len(message)) % 64) + (8 * len(message)).to_bytes(8, "big")
    for at in range(0, len(padded), 64):
        w = [int.from_bytes(padded[at + i : at + i + 4], "big") for i in range(0, 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rolled(w[j - 3], 15)
            w.append(x ^ rolled(x, 15) ^ rolled(x, 23) ^ rolled(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            early = j < 16
            one = rolled(rolled(a, 12) + e + rolled(0x79CC4519 if early else 0x7A879D8A, j) & 0xFFFFFFFF, 7)
            two = one ^ rolled(a, 12)
            ff = a ^ b ^ c if early else a & b | a & c | b & c
            gg = e ^ f ^ g if early else e & f | ~e & g
            t = ff + d + two + (w[j] ^ w[j + 4]) & 0xFFFFFFFF
            u = gg + h + one + w[j] & 0xFFFFFFFF
            a, b, c, d = t, a, rolled(b, 9), c
            e, f, g, h = u ^ rolled(u, 9) ^ rolled(u, 17), e, rolled(f, 19), g
        state = [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(4, "big") for word in state)


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % P == 0:
        return None
    slope = (3 * p[0] ** 2 + A) * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope**2 - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(n, p):
    found = None
    while n > 0:
        if n & 1:
            found = add(found, p)
        p, n = add(p, p), n >> 1
    return found


def holds(point, message, r, s):
    if not (0 < r < N and 0 < s < N and (r + s) % N and (point[1] ** 2 - point[0] ** 3 - A * point[0] - B) % P == 0):
        return False
    parts = (A, B, *G, *point)
    about = sm3((8 * len(ID)).to_bytes(2, "big") + ID + b"".join(one.to_bytes(32, "big") for one in parts))
    place = add(times(s, G), times((r + s) % N, point))
    return place is not None and (int.from_bytes(sm3(about + message), "big") + place[0]) % N == r


def numbers(der):
    """Both numbers of a signature; none if it is written in another way."""
    found, at = [], 2
    while der[:2] == bytes([0x30, len(der) - 2]) and der[at : at + 1] == b"\x02" and at + 1 < len(der):
        found.append(int.from_bytes(der[at + 2 : at + 2 + der[at + 1]], "big"))
        at += 2 + der[at + 1]
    return found if at == len(der) else []


def verify(key, note):
    """Whether the line of this key, known by its four bytes, holds over the note's text."""
    text, _, lines = note.rpartition(b"\n\n")
    point = (int.from_bytes(key[-64:-32], "big"), int.from_bytes(key[-32:], "big"))
    for line in lines.splitlines():
        _, name, body = line.split(b" ")
        data = base64.b64decode(body)
        if data[:4] == hashlib.sha256(name + b"\n\xffsm2-sm3" + key).digest()[:4]:
            found = numbers(data[4:])
            return len(found) == 2 and holds(point, text + b"\n", *found)
    return False


def main(path, notes):
    # The printed example of GB/T 32918.5-2017, and of GB/T 32905-2016.
    example = (
        0x09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020,
        0xCCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13,
    )
    r = 0xF5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3
    s = 0xB1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert holds(example, b"message digest", r, s)
    with open(path, "rb") as file:
        key = base64.b64decode(b"".join(file.read().splitlines()[1:-1]))
    failed = False
    for one in notes:
        with open(one, "rb") as file:
            good = verify(key, file.read())
        failed = failed or not good
        print("ok" if good else "bad", one)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
