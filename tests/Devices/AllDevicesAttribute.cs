using System.Collections;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace KernelRD.Tests;

/// <summary>
/// One test meets every device. On a parameter, <c>[Test] public void Adds([AllDevices] TestDevice device)</c>, it runs the test on each
/// (and combines with <c>[Values]</c> on others); on a class whose constructor takes a <see cref="TestDevice"/>, it runs the whole fixture.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Class)]
public sealed class AllDevicesAttribute : NUnitAttribute, IParameterDataSource, IFixtureBuilder2
{
    private static readonly NUnitTestFixtureBuilder s_builder = new();

    public IEnumerable GetData(IParameterInfo parameter) => TestDevice.All;

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new EveryMethod());

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter) =>
        TestDevice.All.Select(device => s_builder.BuildFrom(typeInfo, filter, new TestFixtureParameters(device)));

    private sealed class EveryMethod : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}
