#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

/// Stands in for libFuzzer: runs the target once over each file named, and names it first, for the log of a crash.
int main(int count, char** names) {
    for (int i = 1; i < count; ++i) {
        std::printf("%s\n", names[i]);
        std::fflush(stdout);
        std::ifstream in(names[i], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
}
