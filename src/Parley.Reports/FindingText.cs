using System.Collections.Frozen;
using Parley.Testimony;

namespace Parley.Reports;

/// <summary>Findings as sentences, in English and Japanese. No sentence says that anything is true or false.</summary>
public static class FindingText
{
    /// <summary>The languages in which findings are told.</summary>
    public static readonly System.Collections.Immutable.ImmutableArray<string> Languages = ["en", "ja"];

    // {0}, {1} … are the facts of the finding in the order its code defines.
    private static readonly FrozenDictionary<string, (string English, string Japanese)> Sentences = new Dictionary<string, (string, string)>
    {
        [FindingCodes.Quotation] = ("Quotation; whose words: {0}, level {1}.", "引用。話者: {0}、段階{1}。"),
        [FindingCodes.DeepQuotation] = ("Level {0}: {1}.", "段階{0}: {1}。"),
        [FindingCodes.InferredBorder] = ("The border of this block is inferred; please confirm it.", "このまとまりの境目は推定。確認が必要。"),
        [FindingCodes.UnbalancedMark] = ("The mark {0} has no partner in its paragraph.", "記号{0}の対が段落の中にない。"),
        [FindingCodes.Cue] = ("These words give what stands beside them to {0}.", "前後の言葉を{0}のものとする表現。"),
        [FindingCodes.UnusualSpace] = ("Unusual white space {0}, {1} of it, kept as it stands.", "特殊な空白{0}が{1}個。そのまま保存。"),
        [FindingCodes.Note] = ("Note made by {0}.", "注。入れた人: {0}。"),
        [FindingCodes.Gloss] = ("Gloss given by {0}.", "言い換え・原語。入れた人: {0}。"),
        [FindingCodes.Omission] = ("Something was left out by {0}.", "省略。省いた人: {0}。"),
        [FindingCodes.Insertion] = ("Words put into a quotation by {0}; please confirm.", "引用の中への挿入。入れた人: {0}。確認が必要。"),
        [FindingCodes.Caption] = ("Caption.", "図や写真の説明。"),
        [FindingCodes.Enumeration] = ("Item of a list; whose list: {0}.", "列挙の項目。列挙した人: {0}。"),
        [FindingCodes.Link] = ("Link to {0}.", "リンク: {0}。"),
        [FindingCodes.LostLink] = ("These words look like a link that has lost its target: {0}.", "リンク先が失われた見出しとみられる: {0}。"),
        [FindingCodes.PlacedLink] = ("Link to a place inside {0}.", "{0}の中の特定の箇所へのリンク。"),
        [FindingCodes.DescribedSource] = ("A source is described and not linked: {0}.", "出典の言及はあるがリンクがない: {0}。"),
        [FindingCodes.StaleSource] = ("The source is of {0}, {1} months before; the limit is {2} months.", "出典は{0}、{1}か月前。限度は{2}か月。"),
        [FindingCodes.TwoDates] = ("One source carries two dates: {0} and {1}.", "一つの出典に二つの日付: {0}と{1}。"),
        [FindingCodes.NewerWave] = ("This survey is of {0}, {1} months before; a newer one may exist.", "この調査は{0}、{1}か月前。新しい回があるかもしれない。"),
        [FindingCodes.AnonymousSource] = ("Nobody in particular is the source: {0}.", "出所が特定されていない: {0}。"),
        [FindingCodes.NoteOnMissingWords] = ("The note comments on “{0}”, which the quotation does not hold.", "注が触れる「{0}」は引用の中にない。"),
        [FindingCodes.UnnamedTranslator] = ("The text says that it came from elsewhere, and not by whose hand: {0}.", "訳者・転載者の名がない: {0}。"),
        [FindingCodes.Unattributed] = ("The text does not say whose words these are.", "誰の言葉か書かれていない。"),
        [FindingCodes.Publication] = ("Date of publication: {0}.", "掲載日: {0}。"),
        [FindingCodes.ZonesDisagree] = ("The two times disagree: it would be {2} in {1} ({3} hours from {0}).", "二つの時刻が合わない。{1}では{2}になる({0}との差{3}時間)。"),
        [FindingCodes.ZonesAgree] = ("The two times agree: {2} in {1} ({3} hours from {0}).", "二つの時刻は合っている。{1}の{2}({0}との差{3}時間)。"),
        [FindingCodes.RelativeDate] = ("Relative date, counted from {0}: {1}.", "相対的な日付({0}を基準): {1}。"),
        [FindingCodes.TwoNumbers] = ("Two numbers for what looks like the same thing: {0} and {1}. Rounding, bounds and different dates are possible reasons.", "同じものとみられる数が二つ: {0}と{1}。端数処理、以上・以下、時点の違いもあり得る。"),
        [FindingCodes.SharesDoNotAdd] = ("The shares do not add up to 100: {0} = {1}.", "割合の合計が100にならない: {0} = {1}。"),
        [FindingCodes.Number] = ("Number: {0} {1}, {2} significant digits.", "数: {0} {1}、有効数字{2}桁。"),
        [FindingCodes.NameVariant] = ("By the alias table {0} and {1} are forms of one name.", "別名表では{0}と{1}は同じ名の表記。"),
        [FindingCodes.TwoSpellings] = ("{0} and {1} may be spellings of one name.", "{0}と{1}は同じ名の表記かもしれない。"),
        [FindingCodes.GroupMembers] = ("The group has other members elsewhere: {0} here, {1} there.", "集団の構成が他と違う: ここでは{0}、別の箇所では{1}。"),
        [FindingCodes.NearName] = ("{0} is one letter away from {1}, and not in the alias table.", "{0}は{1}と一字違いで、別名表にない。"),
        [FindingCodes.Certainty] = ("Certainty word, band “{0}”.", "確信度の表現。帯: {0}。"),
        [FindingCodes.RisingCertainty] = ("Certainty rises from “{0}” to “{1}” on the same matter ({2}) without a new source.", "新たな出典なしに確信度が上がる: {0}から{1}へ({2})。"),
        [FindingCodes.VagueForecast] = ("A forecast without a date or criterion.", "期日や判定基準のない予測。"),
        [FindingCodes.AlteredQuotation] = ("The insertion may change who or what the quotation is about: {0}.", "挿入により引用の主体や対象が変わった可能性: {0}。"),
        [FindingCodes.StrongerParaphrase] = ("The sentence says more than the quotation beside it ({0}).", "地の文が隣の引用より強い({0})。"),
        [FindingCodes.NotInSource] = ("The words given to {0} do not stand in the source supplied.", "{0}の言葉が、与えられた出典の文にない。"),
        [FindingCodes.Slip] = ("A probable slip inside a quotation; kept as it stands: {0}.", "引用の中の誤記とみられる。そのまま保存: {0}。"),
        [FindingCodes.NoReason] = ("An item of the list of reasons does not support the claim. {0}", "理由の列挙の一項目が主張を支えていない。{0}"),
        [AnchorCodes.Orphan] = ("A correction has no place in this text: {0}.", "訂正の位置が見つからない: {0}。"),
        [AnchorCodes.Proposed] = ("A correction would stand here by likeness only, score {1}: {0}.", "訂正の位置は類似による候補(得点{1}): {0}。"),
        [AnchorCodes.Ambiguous] = ("A correction has {1} possible places: {0}.", "訂正の位置の候補が{1}か所ある: {0}。"),
        [AnchorCodes.OutsideBasicPlane] = ("Character outside the basic plane, {0}.", "基本多言語面の外の文字{0}。"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Japanese = new Dictionary<string, string>
    {
        ["<author>"] = "筆者", ["<anonymous>"] = "不特定", ["<unnamed>"] = "無名", ["<source>"] = "前に引かれた出典",
        ["publication"] = "掲載日", ["source"] = "出典の日付", ["note"] = "注の日付", ["neighbor"] = "前の日付", ["none"] = "不明",
    }.ToFrozenDictionary();

    /// <summary>The sentence of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="language"><c>en</c> or <c>ja</c>.</param>
    public static string Of(Finding finding, string language)
    {
        ArgumentNullException.ThrowIfNull(finding);
        (string english, string japanese) = Sentences.GetValueOrDefault(finding.Code, (finding.Code + ".", finding.Code + "。"));
        if (finding.Code == FindingCodes.RelativeDate && finding.Facts is ["none", ..])
            (english, japanese) = ("Relative date; what it counts from is not known.", "相対的な日付。基準となる日付が不明。");
        string sentence = language == "ja" ? japanese : english;
        // What a finding quotes is the text's; it must not be read as a place for another fact.
        System.Text.StringBuilder filled = new();
        for (int k = 0; k < sentence.Length; k++)
            if (sentence[k] == '{' && k + 2 < sentence.Length && sentence[k + 2] == '}' && char.IsAsciiDigit(sentence[k + 1]))
            {
                int fact = sentence[k + 1] - '0';
                filled.Append(fact < finding.Facts.Length ? Word(finding.Facts[fact], language) : "");
                k += 2;
            }
            else
                filled.Append(sentence[k]);
        return filled.ToString().Trim();
    }

    /// <summary>The severity in one word.</summary>
    public static string Word(FindingSeverity severity, string language) => (severity, language) switch
    {
        (FindingSeverity.Warning, "ja") => "注意",
        (FindingSeverity.Hint, "ja") => "確認",
        (_, "ja") => "情報",
        (FindingSeverity.Warning, _) => "warning",
        (FindingSeverity.Hint, _) => "hint",
        _ => "info",
    };

    /// <summary>The name of a voice, or what stands for it where it has none.</summary>
    public static string Name(Voice voice, string language)
    {
        ArgumentNullException.ThrowIfNull(voice);
        return voice.Name.Length > 0 ? voice.Name : Word(voice.Kind switch { VoiceKind.Author => "<author>", VoiceKind.Anonymous => "<anonymous>", _ => "<unnamed>" }, language);
    }

    private static string Word(string fact, string language)
    {
        if (language == "ja")
            return fact.Replace("<author>", "筆者", StringComparison.Ordinal) is var words && Japanese.TryGetValue(fact, out string? word) ? word : Shown(words);
        return fact switch
        {
            "<author>" => "the author", "<anonymous>" => "nobody in particular", "<unnamed>" => "somebody not named", "<source>" => "the source cited before",
            "publication" => "the date of publication", "source" => "the date of the source", "note" => "the date in the note", "neighbor" => "the date before it", "none" => "nothing known",
            _ => Shown(fact.Replace("<author>", "the author", StringComparison.Ordinal)),
        };
    }

    // A long quotation is not told in full, and a line break would break the line of the report.
    private static string Shown(string fact)
    {
        string line = string.Concat(fact.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= 80 ? line : line[..(char.IsHighSurrogate(line[78]) ? 78 : 79)] + "…";
    }
}
