using System;

namespace UsedeskUdesk.Client.Spools;

/// <summary>CRC-32 (IEEE 802.3): tells a line that a power cut has left half-written.</summary>
internal static class Checksum
{
    private static readonly uint[][] s_tables = MakeTables();

    /// <summary>Eight bytes at a time.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        var t = s_tables;
        var i = 0;
        for (; i + 8 <= bytes.Length; i += 8)
        {
            crc ^= (uint)(bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | bytes[i + 3] << 24);
            crc = t[7][crc & 0xFF] ^ t[6][crc >> 8 & 0xFF] ^ t[5][crc >> 16 & 0xFF] ^ t[4][crc >> 24]
                ^ t[3][bytes[i + 4]] ^ t[2][bytes[i + 5]] ^ t[1][bytes[i + 6]] ^ t[0][bytes[i + 7]];
        }

        for (; i < bytes.Length; i++)
        {
            crc = t[0][(crc ^ bytes[i]) & 0xFF] ^ crc >> 8;
        }

        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var k = 0; k < 8; k++)
        {
            tables[k] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                var value = k == 0 ? i : tables[k - 1][i];
                if (k == 0)
                {
                    for (var bit = 0; bit < 8; bit++)
                    {
                        value = (value & 1) != 0 ? 0xEDB88320u ^ value >> 1 : value >> 1;
                    }
                }
                else
                {
                    value = tables[0][value & 0xFF] ^ value >> 8;
                }

                tables[k][i] = value;
            }
        }

        return tables;
    }
}
