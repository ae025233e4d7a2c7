package io.mailferry.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk that can be full: {@code jdbc:h2:full:/path}. */
public final class FullDisk extends FilePathWrapper {
  private static final AtomicBoolean FULL = new AtomicBoolean();

  static void mount() {
    FULL.set(false);
    FilePath.register(new FullDisk());
  }

  static void fill() {
    FULL.set(true);
  }

  static void clear() {
    FULL.set(false);
  }

  @Override
  public String getScheme() {
    return "full";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new File(getBase().open(mode));
  }

  private static final class File extends FileBase {
    private final FileChannel base;

    private File(FileChannel base) {
      this.base = base;
    }

    private static void needSpace() throws IOException {
      if (FULL.get()) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public synchronized int write(ByteBuffer bytes) throws IOException {
      needSpace();
      return base.write(bytes);
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long at) throws IOException {
      needSpace();
      return base.write(bytes, at);
    }

    @Override
    public synchronized int read(ByteBuffer bytes) throws IOException {
      return base.read(bytes);
    }

    @Override
    public synchronized int read(ByteBuffer bytes, long at) throws IOException {
      return base.read(bytes, at);
    }

    @Override
    public long position() throws IOException {
      return base.position();
    }

    @Override
    public FileChannel position(long at) throws IOException {
      base.position(at);
      return this;
    }

    @Override
    public long size() throws IOException {
      return base.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      base.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      base.force(metaData);
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) throws IOException {
      return base.tryLock(at, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      base.close();
    }
  }
}
