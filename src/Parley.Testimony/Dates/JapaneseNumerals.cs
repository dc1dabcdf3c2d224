namespace Parley.Analysis.Testimony;

/// <summary>Numbers as Japanese texts write them: 12, １２, 十二, 1万5000, 1.5万, 数十.</summary>
internal static class JapaneseNumerals
{
    /// <summary>The value of a digit in any of its forms, or -1.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '〇' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    public static bool IsArabic(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static int Small(char c) => c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };

    private static double Large(char c) => c switch { '万' => 1e4, '億' => 1e8, '兆' => 1e12, '京' => 1e16, _ => 0 };

    /// <summary>A small whole number, for dates: digits or kanji up to 99.</summary>
    public static (int Value, int End)? Whole(string text, int at, int end)
    {
        int value = 0, k = at;
        if (k < end && IsArabic(text[k]))
        {
            while (k < end && IsArabic(text[k]) && k - at < 5)
                value = value * 10 + Digit(text[k++]);
            return k - at <= 4 ? (value, k) : null;
        }
        bool digits = false;
        int unit = 0;
        for (; k < end && k - at < 4; k++)
            if (text[k] == '十')
            {
                value += (digits ? unit : 1) * 10;
                (digits, unit) = (false, 0);
            }
            else if (Digit(text[k]) is int d and >= 0)
                (digits, unit) = (true, unit * 10 + d);
            else
                break;
        return k == at ? null : (value + unit, k);
    }

    /// <summary>Any number with its multiples: its value, its significant digits, and where it ends; null when none stands there.</summary>
    public static (double Value, int Digits, int End)? Number(string text, int at, int end)
    {
        double total = 0, section = 0, current = 0;
        int k = at, digits = 0, trailing = 0;
        bool any = false, pending = false, point = false;
        double scale = 1;
        for (; k < end && k - at < 40; k++)
        {
            char c = text[k];
            int d = Digit(c);
            if (d >= 0 && (IsArabic(c) || !point))
            {
                if (point)
                    current += d * (scale /= 10);
                else
                    current = current * 10 + d;
                digits += digits > 0 || d > 0 ? 1 : 0;
                trailing = d == 0 && !point ? trailing + 1 : 0;
                (any, pending) = (true, true);
            }
            else if (c is '.' or '．' && pending && !point && k + 1 < end && IsArabic(text[k + 1]))
                (point, scale) = (true, 1);
            else if (c is ',' or '，' && pending && !point && IsGroup(text, k + 1, end))
                continue;
            else if (Small(c) is int s and > 0 && (pending || k > at || Starts(text, at, k, end)))
            {
                section += (pending ? current : 1) * s;
                if (!pending)
                    (digits, trailing) = (digits + 1, 0);
                (current, any, pending, point, scale) = (0, true, false, false, 1);
            }
            else if (Large(c) is double l and > 0 && any)
            {
                total += (section + current) * l;
                (section, current, pending, point, scale) = (0, 0, false, false, 1);
            }
            else
                break;
        }
        return any ? (total + section + current, Math.Max(1, point || HasPoint(text, at, k) ? digits : digits - trailing), k) : null;
    }

    private static bool Starts(string text, int at, int k, int end) => k == at && k + 1 < end && text[k] is '十' or '百' or '千';

    private static bool HasPoint(string text, int at, int end) => text.AsSpan(at, end - at).IndexOfAny('.', '．') >= 0;

    private static bool IsGroup(string text, int k, int end)
    {
        for (int n = 0; n < 3; n++)
            if (k + n >= end || !IsArabic(text[k + n]))
                return false;
        return true;
    }
}
