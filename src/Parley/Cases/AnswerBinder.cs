using System.Collections.Immutable;
using Parley.Conflicts;
using Parley.Forecasts;

namespace Parley.Cases;

/// <summary>Reads which answers a question has.</summary>
internal sealed class AnswerBinder(ForecastPlace place)
{
    /// <summary>How many answers a question may have.</summary>
    public const int MaxAnswers = 1000;

    private static readonly ImmutableArray<string> Ends = ["until", "up-to"];

    private readonly Complaints complaints = place.Complaints;

    /// <summary>The answers: a list of short names, or short names with what belongs to them; yes and no where none are listed.</summary>
    public ImmutableArray<Answer> Answers(Fields fields, QuestionKind? kind)
    {
        int before = complaints.Errors;
        PlacedText key = fields.Key("answers");
        ImmutableArray<Answer>.Builder answers = ImmutableArray.CreateBuilder<Answer>();
        switch (fields["answers"])
        {
            case YamlNode.Sequence list:
                foreach (YamlNode item in list.Items)
                    if (Fields.AsText(item, "An entry of 'answers'", complaints) is PlacedText id)
                        Add(answers, id, new(id.Value, id.Value));
                break;
            case YamlNode node when Fields.AsMapping(node, key.Span, "'answers'", complaints) is YamlNode.Mapping mapping:
                foreach (YamlNode.Entry entry in mapping.Entries)
                    Add(answers, entry.Key, entry.Value is YamlNode.Scalar { IsNull: false } name ? new(entry.Key.Value, name.Text.Value) : One(entry, kind));
                break;
            case null when kind is null or QuestionKind.Binary:
                answers.AddRange(new Answer("yes", "yes"), new Answer("no", "no"));
                break;
        }
        if (complaints.Errors > before)
            return answers.ToImmutable();
        Check(answers.ToImmutable(), kind, fields.Stands("answers") ? key.Span : fields.Place.Span);
        return AboutOption(fields, answers.ToImmutable());
    }

    private void Check(ImmutableArray<Answer> answers, QuestionKind? kind, SourceSpan span)
    {
        bool bins = kind is QuestionKind.Date or QuestionKind.Quantity;
        if (complaints.TooMany(answers.Length, MaxAnswers, "answers", span))
            return;
        if (answers.Length < 2 && !(bins && answers.IsEmpty))
            complaints.Error(ForecastCodes.BadAnswers, span, $"The question has {(answers.IsEmpty ? "no answer" : "one answer")}; two or more were expected.");
        else if (kind == QuestionKind.Binary && answers.Length != 2)
            complaints.Error(ForecastCodes.BadAnswers, span, $"A binary question has two answers, not {answers.Length}.", "Write 'kind: choice' or 'kind: ordered'.");
        for (int k = 0; k < answers.Length && bins; k++)
            if (k + 1 < answers.Length ? answers[k].UpTo is not double end || end >= (answers[k + 1].UpTo ?? double.PositiveInfinity) : answers[k].UpTo is not null)
            {
                complaints.Error(
                    ForecastCodes.BadBins, span, $"The bin '{YamlTree.Shown(answers[k].Id)}' {(k + 1 == answers.Length ? "is the last one and has an end" : answers[k].UpTo is null ? "has no end" : "does not end before the next one")}.",
                    $"Bins rise; each but the last has '{(kind == QuestionKind.Date ? "until" : "up-to")}'.");
                return;
            }
    }

    private void Add(ImmutableArray<Answer>.Builder answers, PlacedText id, Answer? answer)
    {
        Identifiers.Check(id, "The answer", complaints);
        if (answers.Any(a => a.Id == id.Value))
            complaints.Error(ForecastCodes.BadAnswers, id.Span, $"The answer '{YamlTree.Shown(id.Value)}' stands here twice.", "Remove one.");
        else if (answer is not null)
            answers.Add(answer);
    }

    private Answer? One(YamlNode.Entry entry, QuestionKind? kind)
    {
        if (Fields.Of(entry.Value, entry.Key, $"The answer '{YamlTree.Shown(entry.Key.Value)}'", ForecastKeys.Answer, complaints) is not Fields fields)
            return null;
        string fits = kind switch { QuestionKind.Date => "until", QuestionKind.Quantity => "up-to", _ => "" };
        foreach (string end in Ends.Where(e => e != fits && fields.Stands(e)))
            complaints.Error(
                ForecastCodes.BadAnswers, fields.Key(end).Span, $"'{end}' is the end of a bin of {(end == "until" ? "days" : "numbers")}, and the question is not of that kind.",
                $"Write 'kind: {(end == "until" ? "date" : "quantity")}', or remove it.");
        double? upTo = fits.Length > 0 && fields.PlacedText(fits) is PlacedText text ? ForecastNumbers.Value(text, kind == QuestionKind.Date, $"'{fits}'", complaints) : null;
        return new(entry.Key.Value, fields.Text("name") ?? entry.Key.Value) { UpTo = upTo, Means = fields.PlacedText("means") is PlacedText means ? Formula(means) : null };
    }

    // The short way to tie two answers to an option: the first means that it is taken.
    private ImmutableArray<Answer> AboutOption(Fields fields, ImmutableArray<Answer> answers)
    {
        if (fields.PlacedText("about-option") is not PlacedText text || Formula(text) is not Formula taken)
            return answers;
        if (answers.Length == 2 && answers.All(a => a.Means is null))
            return [answers[0] with { Means = taken }, answers[1] with { Means = new Formula.Not(taken) }];
        complaints.Error(
            Codes.ConflictingKeys, fields.Key("about-option").Span,
            answers.Length == 2 ? "'about-option' and 'means' both say in which states an answer holds." : $"'about-option' ties two answers to an option; the question has {answers.Length}.",
            "Write 'means' under each answer.");
        return answers;
    }

    private Formula? Formula(PlacedText text)
    {
        if (place.Options is OptionNames options)
            return FormulaReader.Read(text, options, complaints);
        complaints.Error(Codes.ConflictingKeys, text.Span, "The conflict is a graph, which has no options that an answer could mean.", "Remove it.");
        return null;
    }
}
