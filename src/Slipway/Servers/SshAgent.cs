using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace Slipway.Servers;

/// <summary>The part of the ssh-agent protocol (draft-ietf-sshm-ssh-agent) that signs in: list the keys, sign with one.</summary>
internal sealed class SshAgent(string socketPath)
{
    private const byte RequestIdentities = 11, IdentitiesAnswer = 12, SignRequest = 13, SignResponse = 14;

    // Which hash an RSA key signs with; other keys have no choice.
    private static readonly (string Name, uint Flags)[] Rsa = [("rsa-sha2-512", 4), ("rsa-sha2-256", 2)];

    /// <summary>The keys that it holds.</summary>
    public IReadOnlyList<IPrivateKeySource> Keys()
    {
        var reader = new Reader(Ask(RequestIdentities, [], IdentitiesAnswer));
        var keys = new List<IPrivateKeySource>();
        for (var count = reader.Number(); count > 0; count--)
        {
            var blob = reader.Bytes();
            _ = reader.Bytes(); // The comment.
            keys.Add(new AgentKey(this, blob));
        }

        return keys.Count > 0 ? keys : throw new InvalidInputException($"The ssh-agent at {socketPath} holds no key.", "ssh-add ~/.ssh/id_ed25519");
    }

    private byte[] Sign(byte[] blob, byte[] data, uint flags)
    {
        var flagBytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(flagBytes, flags);
        return new Reader(Ask(SignRequest, [.. Prefixed(blob), .. Prefixed(data), .. flagBytes], SignResponse)).Bytes();
    }

    private byte[] Ask(byte type, byte[] body, byte expected)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(socketPath));
            using var stream = new NetworkStream(socket);
            stream.Write(Prefixed([type, .. body]));
            var length = new byte[4];
            stream.ReadExactly(length);
            var answer = new byte[BinaryPrimitives.ReadUInt32BigEndian(length)];
            stream.ReadExactly(answer);
            return answer is [var kind, ..] && kind == expected ? answer : throw new IOException("it refused");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw new InvalidInputException($"The ssh-agent at {socketPath} does not answer: {exception.Message}", "ssh-add -l", exception);
        }
    }

    private static byte[] Prefixed(byte[] bytes)
    {
        var result = new byte[4 + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(result, bytes.Length);
        bytes.CopyTo(result, 4);
        return result;
    }

    private sealed class Reader(byte[] answer)
    {
        private int _at = 1;

        public uint Number() => BinaryPrimitives.ReadUInt32BigEndian(answer.AsSpan((_at += 4) - 4));

        public byte[] Bytes()
        {
            var length = (int)Number();
            return answer.AsSpan((_at += length) - length, length).ToArray();
        }
    }

    private sealed class AgentKey(SshAgent agent, byte[] blob) : IPrivateKeySource
    {
        public IReadOnlyCollection<HostAlgorithm> HostKeyAlgorithms { get; } = Algorithms(agent, blob);

        private static HostAlgorithm[] Algorithms(SshAgent agent, byte[] blob)
        {
            var type = Encoding.ASCII.GetString(blob.AsSpan(4, BinaryPrimitives.ReadInt32BigEndian(blob)));
            return type == "ssh-rsa"
                ? [.. Rsa.Select(x => new AgentAlgorithm(x.Name, agent, blob, x.Flags))]
                : [new AgentAlgorithm(type, agent, blob, 0)];
        }
    }

    private sealed class AgentAlgorithm(string name, SshAgent agent, byte[] blob, uint flags) : HostAlgorithm(name)
    {
        public override byte[] Data => blob;

        public override byte[] Sign(byte[] data) => agent.Sign(blob, data, flags);

        public override bool VerifySignature(byte[] data, byte[] signature) => throw new NotSupportedException("An agent only signs.");
    }
}
