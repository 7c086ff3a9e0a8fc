# What ./kernelrd, tests/run and .ci/run share; to be sourced.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf 'kernelrd: %s\n' "$*" >&2; }

require_dotnet() {
    command -v dotnet >/dev/null && return
    say 'the .NET 10 SDK is needed and there is no dotnet on the PATH; see https://dotnet.microsoft.com/download'
    exit 1
}

has_opencl() {
    [[ -n ${OCL_ICD_FILENAMES-} ]] || compgen -G "${OCL_ICD_VENDORS:-/etc/OpenCL/vendors}/*.icd" >/dev/null
}

# Installs the packages named, where this is Debian or Ubuntu and nobody needs to be asked for a password.
apt_install() {
    local sudo=
    command -v apt-get >/dev/null || return
    if [[ $EUID -ne 0 ]]; then
        sudo -n true 2>/dev/null || return
        sudo=sudo
    fi
    say "installing $* with apt-get"
    # A list of packages may be missing or old, but need not be.
    apt_get install "$@" || { apt_get update && apt_get install "$@"; }
}

apt_get() {
    local command=$1
    shift
    [[ $command != install ]] || set -- -y --no-install-recommends "$@"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$command" "$@" </dev/null >/dev/null 2>&1
}

# Where the machine has no OpenCL at all, installs PoCL, which makes a device of its processor. Goes on without where it cannot.
ensure_opencl() {
    if has_opencl || [[ ${KERNELRD_NO_INSTALL-} == 1 ]]; then
        return
    fi
    apt_install pocl-opencl-icd ocl-icd-libopencl1 ||
        say 'going on without OpenCL; a device for this processor comes with the packages pocl-opencl-icd and ocl-icd-libopencl1'
}

# For the tests: what builds the stand-in for a CUDA driver.
ensure_compiler() {
    if command -v g++ >/dev/null || [[ ${KERNELRD_NO_INSTALL-} == 1 ]]; then
        return
    fi
    apt_install g++ || say 'going on without g++; the tests of the CUDA back end want it'
}

# For the tests: the pictures that training is tested on.
ensure_fashion_mnist() {
    if [[ -d /usr/share/datasets/fashion-mnist || ${KERNELRD_NO_INSTALL-} == 1 ]]; then
        return
    fi
    apt_install dataset-fashion-mnist || say 'going on without Fashion-MNIST; the tests of training on pictures want the package dataset-fashion-mnist'
}
