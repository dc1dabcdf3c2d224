"""The standard normal distribution function to 17 digits, from the series of erf in 700-digit arithmetic.

Prints the table in tests/Parley.Tests/Scoring/ScoreLaws.cs. Needs nothing but Python:  python3 tests/reference/normal_table.py
"""
from decimal import Decimal, getcontext

getcontext().prec = 700


def pi():
    # Machin: pi/4 = 4 atan(1/5) - atan(1/239)
    def atan_inverse(n):
        x = Decimal(1) / n
        term, total, k = x, x, 1
        while abs(term) > Decimal(10) ** -690:
            term *= -x * x
            k += 2
            total += term / k
        return total
    return 4 * (4 * atan_inverse(5) - atan_inverse(239))


def cumulative(z):
    # Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3*5) + ...)
    z = Decimal(str(z))
    term = total = z
    k = 1
    while abs(term) > Decimal(10) ** -680:
        k += 2
        term *= z * z / k
        total += term
    return Decimal(1) / 2 + (-z * z / 2).exp() / (2 * pi()).sqrt() * total


for z in [0, 1, -1, 2.5, -3.5, -6, -10, -37]:
    print(z, f"{cumulative(z):.19e}")
