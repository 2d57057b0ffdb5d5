using System.Text;

namespace Backend.Tests.Tracing;

/// <summary>The wire format of protobuf, read without generated code: fields by number.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Number, object Value)> _fields = [];

    public Protobuf(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            _fields.Add(((int)(tag >> 3), (tag & 7) switch
            {
                0 => Varint(ref bytes),
                1 => Take(ref bytes, 8),
                2 => Take(ref bytes, (int)Varint(ref bytes)),
                5 => Take(ref bytes, 4),
                var type => throw new InvalidDataException($"Wire type {type} is not one of protobuf 3."),
            }));
        }
    }

    public IEnumerable<Protobuf> Messages(int number) => Values<byte[]>(number).Select(x => new Protobuf(x));

    public string? Text(int number) => Values<byte[]>(number).Select(Encoding.UTF8.GetString).LastOrDefault();

    public string? Hex(int number) => Values<byte[]>(number).Select(Convert.ToHexStringLower).LastOrDefault();

    public ulong? Number(int number) => Values<ulong>(number).Select(x => (ulong?)x).LastOrDefault();

    private IEnumerable<T> Values<T>(int number) => _fields.Where(x => x.Number == number).Select(x => x.Value).OfType<T>();

    private static byte[] Take(ref ReadOnlySpan<byte> bytes, int length)
    {
        var taken = bytes[..length].ToArray();
        bytes = bytes[length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
