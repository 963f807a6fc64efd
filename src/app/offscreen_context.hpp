#pragma once

#include <memory>

namespace gatepost {

class Window;

/// A GL context like that of the window, with nothing on the screen, for a thread that draws pictures while
/// the window goes on. Main thread only, but for the calls that say so.
class OffscreenContext {
  public:
    /// `like`: of the driver and the version of its context. Throws Error in words.
    explicit OffscreenContext(Window const& like);
    ~OffscreenContext();
    OffscreenContext(OffscreenContext const&) = delete;
    OffscreenContext& operator=(OffscreenContext const&) = delete;

    /// The context is the calling thread's as long as this object lives.
    class Current {
      public:
        explicit Current(OffscreenContext const& context);
        ~Current();
        Current(Current const&) = delete;
        Current& operator=(Current const&) = delete;
    };

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace gatepost
