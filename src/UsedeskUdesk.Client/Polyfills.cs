#if !NET8_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for records on this target.</summary>
internal static class IsExternalInit
{
}
#endif
