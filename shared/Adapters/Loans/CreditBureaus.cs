using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Comparison.Domain.Loans;

namespace Comparison.Adapters.Loans;

/// <summary>Simulated credit bureaus: each says the same of the same applicant, whenever and by whichever variant it is asked.</summary>
public sealed class CreditBureaus : ICreditBureaus
{
    private const int MinScore = 580;
    private const int MaxScore = 820;
    private const int MaxMarks = 3;
    private const int MinAccounts = 2;
    private const int MaxAccounts = 15;

    public Task<CreditReport> PullAsync(Bureau bureau, string sin, CancellationToken cancellationToken) => NeverAnswers(bureau, sin)
        ? Task.FromException<CreditReport>(new BureauTimeoutException(bureau))
        : Task.FromResult(Known(bureau, sin) ?? Derived(bureau, sin));

    private static bool NeverAnswers(Bureau bureau, string sin) => (sin, bureau) switch
    {
        ("0000", Bureau.Experian) => true,
        ("0001", Bureau.Transunion or Bureau.Experian) => true,
        _ => false,
    };

    // The applicants of the demo.
    private static CreditReport? Known(Bureau bureau, string sin) => (sin, bureau) switch
    {
        ("1111", Bureau.Equifax) => new(bureau, 744, 1, 2),
        ("1111", Bureau.Transunion) => new(bureau, 694, 3, 5),
        ("1111", Bureau.Experian) => new(bureau, 707, 0, 14),
        ("2222", Bureau.Equifax) => new(bureau, 561, 4, 2),
        ("2222", Bureau.Transunion) => new(bureau, 548, 3, 1),
        ("2222", Bureau.Experian) => new(bureau, 561, 2, 3),
        ("3333", Bureau.Equifax) => new(bureau, 702, 0, 4),
        ("3333", Bureau.Transunion) => new(bureau, 719, 1, 3),
        ("3333", Bureau.Experian) => new(bureau, 630, 3, 8),
        _ => null,
    };

    private static CreditReport Derived(Bureau bureau, string sin)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{bureau.ToString().ToLowerInvariant()}-{sin}"));
        return new(
            bureau,
            MinScore + (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (MaxScore - MinScore + 1)),
            hash[4] % (MaxMarks + 1),
            MinAccounts + hash[5] % (MaxAccounts - MinAccounts + 1));
    }
}
