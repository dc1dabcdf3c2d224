#!/usr/bin/env python3
"""An independent check of cases/historical/alaska-2025, from the set definitions alone.

Run it from anywhere, with nothing but Python 3:

    python3 tests/reference/alaska_check.py

It shares no code with Parley and reads no case file: options, rules and statements are repeated below, so that a slip in the case
file or in the engine shows up as a difference. It prints the numbers that expected.yaml holds.

Definitions. A decision maker moves by changing any number of own options at once, each in a permitted direction, to a feasible
state. Opponents answer by legal sequences: nobody moves twice in succession, anybody may move again after somebody else has moved;
the search therefore keeps, for every state, the set of possible last movers. A sanction is a state that is not better than the
state under test.
"""

OPTIONS = [
    "us.normalise", "us.press", "us.leave",
    "ru.ceasefire", "ru.reduce",
    "ua.cede", "ua.neutral",
    "eu.sustain", "eu.guarantee",
]
PARTIES = ["us", "ru", "ua", "eu"]
NORMALISE, PRESS, LEAVE, CEASEFIRE, REDUCE, CEDE, NEUTRAL, SUSTAIN, GUARANTEE = range(9)
FORWARD_ONLY = {CEDE}
STATUS_QUO = "NNNNNNNYN"


def bits(word):
    return sum(1 << k for k, letter in enumerate(word) if letter == "Y")


def word(state):
    return "".join("Y" if state >> k & 1 else "N" for k in range(len(OPTIONS)))


def y(option):
    return lambda s: bool(s >> option & 1)


def n(option):
    return lambda s: not s >> option & 1


def both(a, b):
    return lambda s: a(s) and b(s)


def either(a, b):
    return lambda s: a(s) or b(s)


def iff(a, b):
    return lambda s: a(s) == b(s)


VIEWS = {
    "A": {
        "us": [y(NORMALISE), n(PRESS), iff(y(LEAVE), n(CEDE)), y(CEDE)],
        "ru": [both(y(CEDE), y(NEUTRAL)), iff(y(CEASEFIRE), both(y(CEDE), y(NEUTRAL))), n(REDUCE), y(NORMALISE), y(LEAVE),
               n(GUARANTEE), n(SUSTAIN), n(PRESS)],
        "ua": [n(CEDE), n(NEUTRAL), n(LEAVE), n(NORMALISE), y(SUSTAIN), y(GUARANTEE), y(PRESS), y(CEASEFIRE)],
        "eu": [n(CEDE), n(NEUTRAL), y(SUSTAIN), n(NORMALISE), n(LEAVE), y(GUARANTEE), y(PRESS), y(CEASEFIRE)],
    },
    "B": {
        "us": [y(CEASEFIRE), n(LEAVE), iff(y(PRESS), n(CEASEFIRE)), y(NORMALISE)],
        "ru": [iff(y(CEASEFIRE), both(y(PRESS), y(SUSTAIN))), y(CEDE), y(NEUTRAL), n(REDUCE), y(LEAVE), n(GUARANTEE), y(NORMALISE)],
        "ua": [n(CEDE), y(CEASEFIRE), n(LEAVE), n(NEUTRAL), y(GUARANTEE), y(SUSTAIN), y(PRESS), n(NORMALISE)],
        "eu": [n(CEDE), y(SUSTAIN), y(CEASEFIRE), y(GUARANTEE), n(LEAVE), y(PRESS), n(NEUTRAL), either(n(NORMALISE), y(CEASEFIRE))],
    },
    "C": {
        "us": [y(CEASEFIRE), n(PRESS), iff(y(NORMALISE), y(CEASEFIRE)), n(LEAVE)],
        "ru": [y(NEUTRAL), y(CEDE), iff(y(CEASEFIRE), both(y(NEUTRAL), y(CEDE))), n(REDUCE), n(GUARANTEE), y(NORMALISE), n(PRESS),
               n(SUSTAIN), y(LEAVE)],
        "ua": [n(CEDE), either(n(NEUTRAL), y(GUARANTEE)), y(CEASEFIRE), y(SUSTAIN), n(LEAVE), n(NEUTRAL), y(PRESS), n(NORMALISE)],
        "eu": [y(SUSTAIN), n(CEDE), either(n(GUARANTEE), y(CEASEFIRE)), y(CEASEFIRE), n(LEAVE), n(NEUTRAL), y(PRESS),
               either(n(NORMALISE), y(CEASEFIRE))],
    },
}
# View B with a United States that does not press: the third statement gives way to "not press".
VIEWS["B2"] = dict(VIEWS["B"], us=[y(CEASEFIRE), n(LEAVE), n(PRESS), y(NORMALISE)])

NAMED = {
    "status quo": "NNNNNNNYN",
    "A's forecast": "YNYNNNNYY",
    "A's full settlement": "YNNYNYYNN",
    "ceasefire under pressure": "NYNYNNNYY",
    "freeze": "NNNYYNNYY",
    "neutral freeze with guarantees": "YNNYYNYYY",
}


class Model:
    """States, moves and preferences, all as plain sets."""

    def __init__(self, options, parties, feasible, forward_only, backward_only, value):
        self.parties = parties
        self.states = [s for s in range(1 << len(options)) if feasible(s)]
        self.value = {i: {s: value(i, s) for s in self.states} for i in parties}
        control = {i: sum(1 << k for k, o in enumerate(options) if o.split(".")[0] == i) for i in parties}
        forward, backward = (sum(1 << k for k in ks) for ks in (forward_only, backward_only))
        self.moves = {i: {s: [] for s in self.states} for i in parties}
        for i in parties:
            for s in self.states:
                for t in self.states:
                    changed = s ^ t
                    if changed and not changed & ~control[i] and not s & ~t & forward and not t & ~s & backward:
                        self.moves[i][s].append(t)
        self.improvements = {i: {s: [t for t in self.moves[i][s] if self.value[i][t] > self.value[i][s]] for s in self.states} for i in parties}

    def reached(self, movers, start, arcs):
        """All ends of legal sequences, with the possible last movers of each."""
        last = {}
        todo = [(start, None)]
        while todo:
            state, mover = todo.pop()
            for j in movers:
                if j == mover:
                    continue
                for t in arcs[j][state]:
                    if j not in last.setdefault(t, set()):
                        last[t].add(j)
                        todo.append((t, j))
        return set(last)

    def stable(self, i, s, concept):
        if concept == "nash":
            return not self.improvements[i][s]
        arcs = self.improvements if concept in ("seq", "sseq") else self.moves
        others = [j for j in self.parties if j != i]
        worth = self.value[i]
        for better in self.improvements[i][s]:
            answers = self.cached(i, others, better, arcs)
            if not any(worth[t] <= worth[s] and (concept in ("gmr", "seq") or all(worth[u] <= worth[s] for u in self.moves[i][t])) for t in answers):
                return False
        return True

    def cached(self, i, others, start, arcs):
        memory = self.__dict__.setdefault("memory", {})
        key = (i, start, arcs is self.moves)
        if key not in memory:
            memory[key] = self.reached(others, start, arcs)
        return memory[key]

    def equilibria(self, concept):
        return [s for s in self.states if all(self.stable(i, s, concept) for i in self.parties)]


def alaska(view, legal):
    def feasible(s):
        return not (y(PRESS)(s) and y(LEAVE)(s)) and not (y(PRESS)(s) and y(NORMALISE)(s)) \
            and not (legal and y(CEDE)(s) and n(CEASEFIRE)(s))

    return Model(OPTIONS, PARTIES, feasible, FORWARD_ONLY, set(), lambda i, s: tuple(f(s) for f in VIEWS[view][i]))


def main():
    concepts = ["nash", "sseq", "seq", "smr", "gmr"]
    print("view legal feasible " + " ".join(f"{c:>5}" for c in concepts))
    for view, legal in [("A", False), ("B", True), ("B", False), ("B2", True), ("C", True), ("C", False)]:
        model = alaska(view, legal)
        found = {c: model.equilibria(c) for c in concepts}
        print(f"{view:4} {'on ' if legal else 'off'}   {len(model.states):8} " + " ".join(f"{len(found[c]):5}" for c in concepts))
        print("        nash: " + (" ".join(map(word, found["nash"])) or "none"))
    print()
    for view, legal in [("A", False), ("B", True), ("B2", True), ("C", True)]:
        model = alaska(view, legal)
        for name, text in NAMED.items():
            s = bits(text)
            if s not in model.value["us"]:
                print(f"{view:3} {name:32} infeasible")
                continue
            kept = [c for c in concepts if all(model.stable(i, s, c) for i in PARTIES)]
            movers = [f"{i}({','.join(c for c in concepts if not model.stable(i, s, c))})" for i in PARTIES if model.improvements[i][s]]
            print(f"{view:3} {name:32} {text} equilibrium: {' '.join(kept) or 'none':28} can improve (not stable under): {' '.join(movers) or 'nobody'}")


if __name__ == "__main__":
    main()
