using System.Collections.Frozen;

namespace Parley.Testimony;

/// <summary>The stable code of every finding in a text; each is explained in docs/reference/findings.md. Codes of anchors stand in <see cref="AnchorCodes"/>.</summary>
/// <remarks>Codes reach disk and documentation: append only.</remarks>
public static class FindingCodes
{
    /// <summary>A quotation with its voice.</summary>
    public const string Quotation = "STR101";

    /// <summary>A quotation at level 4 or deeper.</summary>
    public const string DeepQuotation = "STR102";

    /// <summary>The border of a block is inferred.</summary>
    public const string InferredBorder = "STR103";

    /// <summary>A quotation mark without its partner.</summary>
    public const string UnbalancedMark = "STR104";

    /// <summary>Words that give what stands beside them to a voice.</summary>
    public const string Cue = "STR110";

    /// <summary>Unusual white space, kept.</summary>
    public const string UnusualSpace = "STR120";

    /// <summary>An editor's note.</summary>
    public const string Note = "MRK101";

    /// <summary>A gloss.</summary>
    public const string Gloss = "MRK102";

    /// <summary>Something was left out.</summary>
    public const string Omission = "MRK103";

    /// <summary>Something was put into a quotation.</summary>
    public const string Insertion = "MRK104";

    /// <summary>A caption.</summary>
    public const string Caption = "MRK105";

    /// <summary>An item of an enumeration, with its owner.</summary>
    public const string Enumeration = "MRK106";

    /// <summary>A link with its target.</summary>
    public const string Link = "LNK301";

    /// <summary>The text of a link whose target is lost.</summary>
    public const string LostLink = "LNK302";

    /// <summary>A link to a time or a place inside its target.</summary>
    public const string PlacedLink = "LNK303";

    /// <summary>A source that is described and not linked.</summary>
    public const string DescribedSource = "LNK304";

    /// <summary>A source older than the limit.</summary>
    public const string StaleSource = "SRC401";

    /// <summary>One source carries two dates.</summary>
    public const string TwoDates = "SRC402";

    /// <summary>A series with waves: a newer one may exist.</summary>
    public const string NewerWave = "SRC404";

    /// <summary>Nobody in particular is the source.</summary>
    public const string AnonymousSource = "SRC405";

    /// <summary>A note comments on words that the quotation does not hold.</summary>
    public const string NoteOnMissingWords = "SRC406";

    /// <summary>Who translated or reposted a text is not said.</summary>
    public const string UnnamedTranslator = "SRC407";

    /// <summary>Quoted words of which the text does not say whose they are.</summary>
    public const string Unattributed = "SRC408";

    /// <summary>The date of publication.</summary>
    public const string Publication = "TIM500";

    /// <summary>Times in two zones disagree.</summary>
    public const string ZonesDisagree = "TIM501";

    /// <summary>Times in two zones agree.</summary>
    public const string ZonesAgree = "TIM502";

    /// <summary>A relative date, with the day it means.</summary>
    public const string RelativeDate = "TIM503";

    /// <summary>Two numbers for what looks like the same quantity.</summary>
    public const string TwoNumbers = "NUM501";

    /// <summary>Shares do not add up to a hundred.</summary>
    public const string SharesDoNotAdd = "NUM504";

    /// <summary>A number with its unit.</summary>
    public const string Number = "NUM510";

    /// <summary>A variant of a name, by the alias table.</summary>
    public const string NameVariant = "NAM601";

    /// <summary>Two spellings that may be one name.</summary>
    public const string TwoSpellings = "NAM602";

    /// <summary>A group with different members.</summary>
    public const string GroupMembers = "NAM603";

    /// <summary>A name close to one of the alias table, and not in it.</summary>
    public const string NearName = "NAM604";

    /// <summary>A certainty word with its band.</summary>
    public const string Certainty = "CER701";

    /// <summary>Certainty rises along a chain on the same evidence.</summary>
    public const string RisingCertainty = "CER702";

    /// <summary>A forecast without a date or a criterion.</summary>
    public const string VagueForecast = "CER703";

    /// <summary>A quotation that may have been altered.</summary>
    public const string AlteredQuotation = "FID801";

    /// <summary>A paraphrase stronger than the quotation beside it.</summary>
    public const string StrongerParaphrase = "FID802";

    /// <summary>The quoted words are not in the source supplied.</summary>
    public const string NotInSource = "FID803";

    /// <summary>A probable slip inside a quotation.</summary>
    public const string Slip = "FID805";

    /// <summary>An item of a list of reasons does not support the claim; set by hand only.</summary>
    public const string NoReason = "LOG810";

    /// <summary>How much each code asks of the reader.</summary>
    public static FrozenDictionary<string, FindingSeverity> Severities { get; } = new Dictionary<string, FindingSeverity>
    {
        [Quotation] = FindingSeverity.Information, [DeepQuotation] = FindingSeverity.Information, [InferredBorder] = FindingSeverity.Hint,
        [UnbalancedMark] = FindingSeverity.Warning, [Cue] = FindingSeverity.Information, [UnusualSpace] = FindingSeverity.Information,
        [Note] = FindingSeverity.Information, [Gloss] = FindingSeverity.Information, [Omission] = FindingSeverity.Information,
        [Insertion] = FindingSeverity.Hint, [Caption] = FindingSeverity.Information, [Enumeration] = FindingSeverity.Information,
        [Link] = FindingSeverity.Information, [LostLink] = FindingSeverity.Hint, [PlacedLink] = FindingSeverity.Information, [DescribedSource] = FindingSeverity.Hint,
        [StaleSource] = FindingSeverity.Warning, [TwoDates] = FindingSeverity.Warning, [NewerWave] = FindingSeverity.Hint, [AnonymousSource] = FindingSeverity.Information,
        [NoteOnMissingWords] = FindingSeverity.Hint, [UnnamedTranslator] = FindingSeverity.Hint, [Unattributed] = FindingSeverity.Hint,
        [Publication] = FindingSeverity.Information, [ZonesDisagree] = FindingSeverity.Warning, [ZonesAgree] = FindingSeverity.Information, [RelativeDate] = FindingSeverity.Information,
        [TwoNumbers] = FindingSeverity.Warning, [SharesDoNotAdd] = FindingSeverity.Hint, [Number] = FindingSeverity.Information,
        [NameVariant] = FindingSeverity.Information, [TwoSpellings] = FindingSeverity.Hint, [GroupMembers] = FindingSeverity.Hint, [NearName] = FindingSeverity.Hint,
        [Certainty] = FindingSeverity.Information, [RisingCertainty] = FindingSeverity.Warning, [VagueForecast] = FindingSeverity.Hint,
        [AlteredQuotation] = FindingSeverity.Warning, [StrongerParaphrase] = FindingSeverity.Hint, [NotInSource] = FindingSeverity.Hint, [Slip] = FindingSeverity.Information,
        [NoReason] = FindingSeverity.Hint,
        [AnchorCodes.Orphan] = FindingSeverity.Warning, [AnchorCodes.Proposed] = FindingSeverity.Hint, [AnchorCodes.Ambiguous] = FindingSeverity.Hint,
        [AnchorCodes.OutsideBasicPlane] = FindingSeverity.Information,
    }.ToFrozenDictionary();
}
