#pragma once

#include <memory>

namespace gatepost {

/// A GL 3.3 core context without window, display server or GPU (EGL, surfaceless; else the first EGL device).
/// Current from construction to destruction, and GL's functions are loaded. Throws Error saying which step
/// failed. Costs 35–240 ms.
class HeadlessContext {
  public:
    HeadlessContext();
    ~HeadlessContext();
    HeadlessContext(HeadlessContext const&) = delete;
    HeadlessContext& operator=(HeadlessContext const&) = delete;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost
